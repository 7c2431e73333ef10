/** What a shell reads to complete command lines: it asks the program, and offers files where that has nothing to say. */
export const completionScripts = {
  bash: `# groundplan completion bash: put \`eval "$(groundplan completion bash)"\` into ~/.bashrc
_groundplan() {
  local value about
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    [[ -n $value ]] && COMPREPLY+=("$value")
  done < <(groundplan complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _groundplan groundplan
`,
  zsh: `#compdef groundplan
# groundplan completion zsh: put \`eval "$(groundplan completion zsh)"\` into ~/.zshrc, below compinit
_groundplan() {
  local value about
  local -a found
  while IFS=$'\\t' read -r value about; do
    [[ -n $value ]] && found+=("\${value//:/\\\\:}\${about:+:$about}")
  done < <(groundplan complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then _describe groundplan found; else _files; fi
}
if [[ $funcstack[1] == _groundplan ]]; then _groundplan "$@"; else compdef _groundplan groundplan; fi
`,
  fish: `# groundplan completion fish: groundplan completion fish > ~/.config/fish/completions/groundplan.fish
function __groundplan_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l found (groundplan complete -- $words[2..-1] "$typed" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path "$typed"
    end
end
complete -c groundplan -f -a '(__groundplan_complete)'
`,
} as const;
