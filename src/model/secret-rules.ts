/** How one kind of secret is recognised. */
export interface SecretRule {
  /** Stands in the replacement: `github`. */
  readonly id: string;
  /** Global; the group `secret` is what is replaced, else the whole match. */
  readonly pattern: RegExp;
  /** Most of what the pattern finds is no secret: only what looks random is. */
  readonly doubtful?: true;
}

/** Secrets by the forms that their issuers give them; then by the names that people give them. */
export const secretRules: readonly SecretRule[] = [
  {
    id: 'private-key',
    // What follows is base64, also with its line ends escaped, its lines numbered, or put together of strings; the end may have been cut off.
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\{1,4}[nr]|\d+\||- |\\{0,3}["'`]\s*[+,.]?\s*\\{0,3}["'`])*(?:[\w+/=]{20}|Proc-Type:|Version:|Comment:))(?<secret>(?:[\w+/=]{20,}|[\w+/=]{1,19}(?=(?:\s|\\{1,4}[nr]|\d+\||- |\\{0,3}["'`]\s*[+,.]?\s*\\{0,3}["'`])*-----END)|\s|\\{1,4}[nr]|\d+\||- |\\{0,3}["'`]\s*[+,.]?\s*\\{0,3}["'`]|(?:Proc-Type|DEK-Info|Version|Comment):[^\n]{0,200})+)/g,
  },
  { id: 'aws-id', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g },
  {
    id: 'aws-secret',
    pattern:
      /\baws_?(?:secret)?_?(?:access)?_?(?:secret|key)\w{0,20}\\{0,3}["']?\s*[:=]\s*\\{0,3}["']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  },
  { id: 'model-key', pattern: /\bsk-(?:ant|proj|svcacct|admin|or|lf|sp)-(?=[\w-]*\d)[\w-]{16,}/g },
  { id: 'model-key', pattern: /\bsk-(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}\b/g },
  { id: 'model-key', pattern: /\b(?:gsk_|xai-|r8_|pplx-|nvapi-|fw_|hf_)(?=[A-Za-z]*\d)[A-Za-z0-9]{24,}/g },
  { id: 'stripe', pattern: /\b(?:(?:sk|rk)_(?:live|test)_|whsec_)[A-Za-z0-9]{16,}/g },
  { id: 'google', pattern: /\bAIza[\w-]{35}(?![\w-])|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{28}/g },
  { id: 'slack', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{20,}/g },
  { id: 'webhook', pattern: /\bhooks\.slack\.com\/services\/(?<secret>T\w{6,}\/B\w{6,}\/\w{16,})/g },
  { id: 'webhook', pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{16,}\/[\w-]{40,})/g },
  { id: 'github', pattern: /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{22,}/g },
  { id: 'gitlab', pattern: /\bgl(?:pat|dt|rt|ptt|ft|soat|cbt)-[\w-]{20,}/g },
  { id: 'npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { id: 'npm', pattern: /(?<=:_?(?:authToken|auth|password)\s{0,3}=\s{0,3}["']?)(?!\$)[^\s"']{8,}/g },
  { id: 'pypi', pattern: /\bpypi-AgEI[\w-]{50,}/g },
  { id: 'sendgrid', pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}/g },
  { id: 'telegram', pattern: /\b\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  {
    id: 'vendor-key',
    pattern:
      /\b(?:dop_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}|hvs\.[\w-]{24,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|lin_api_\w{32,}|figd_[\w-]{30,}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|NRAK-[A-Z0-9]{27}|dckr_pat_[\w-]{20,}|atlasv1\.[\w-]{40,})/g,
  },
  { id: 'azure', pattern: /\b(?:AccountKey|SharedAccessKey|sig)=(?<secret>[A-Za-z0-9+/%]{40,}={0,2})/g },
  { id: 'jwt', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}/g },
  {
    id: 'url-password',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`<>]{0,100}:(?<secret>[^\s/@'"`<>]{3,200})@(?=[\w[])/gi,
  },
  { id: 'bearer', pattern: /\b(?:Bearer|Basic)\s+(?<secret>[\w.~+/-]{20,}={0,2})/g, doubtful: true },
  {
    id: 'assigned',
    pattern:
      /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|\bpw|\bpwd)\w{0,20}\\{0,3}["'`]?\]?\s{0,4}(?::=|=>|[:=])\s{0,4}\\{0,3}["'`](?<secret>[^"'`\s]{8,400}?)(?:\\{0,3}["'`]|…?$)/gi,
    doubtful: true,
  },
  {
    id: 'assigned',
    // A line of its own, also numbered, quoted, escaped or cited.
    pattern:
      /(?:^|\d\||["'`“]|\\n|:\d{1,7}(?:-\d{1,7})? )[ \t]*(?:(?:export|-)[ \t]+){0,2}[\w.-]*(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|_pw|_pwd)[\w.-]{0,20}[ \t]*[:=][ \t]*(?<secret>[\w+/=.~!@#$%^&*?-]{8,400})(?=[ \t]*\r?$|…|[ \t]*["'`”\\])/gim,
    doubtful: true,
  },
];
