import type { Client } from '../client.ts';
import { claudeCode } from './claude-code.ts';
import { claudeDesktop } from './claude-desktop.ts';
import { codex } from './codex.ts';
import { cursor } from './cursor.ts';
import { geminiCli } from './gemini-cli.ts';
import { vscode } from './vscode.ts';
import { windsurf } from './windsurf.ts';
import { zed } from './zed.ts';

/** Every client that can be set up, in the order in which they are shown. */
export const clients: readonly Client[] = [claudeCode, claudeDesktop, cursor, vscode, geminiCli, codex, windsurf, zed];
