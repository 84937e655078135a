import { expect } from 'chai'
import * as fc from 'fast-check'
import { readUserAgent, type UserAgent } from '../../../core/index.js'

const CLI = 'wakatime/v1.90.0 (linux-6.1.0-18-amd64-unknown) go1.19.8'

describe('reading a User-Agent', () => {
  const READ: ReadonlyArray<readonly [text: string, expected: Partial<UserAgent>]> = [
    [`${CLI} vscode/1.90.0 vscode-wakatime/24.6.0`, {
      editor: 'VS Code', editorVersion: '1.90.0', plugin: 'vscode-wakatime', pluginVersion: '24.6.0', operatingSystem: 'Linux', aiAgent: null, aiModel: null,
    }],
    ['wakatime/13.1.0 (Linux-6.1.0-18-amd64-x86_64-with-glibc2.36) Python3.11.7.final.0 chrome/120 chrome-wakatime/3.0.1',
      { editor: 'Chrome', plugin: 'chrome-wakatime', operatingSystem: 'Linux' }],
    [`${CLI} Unknown/0`, { editor: null, editorVersion: null, plugin: null, operatingSystem: 'Linux', aiAgent: null }],
    ['Chrome/131.0.0.0 linux_undefined chrome-wakatime/4.1.0', { editor: 'Chrome', editorVersion: '131.0.0.0', plugin: 'chrome-wakatime', operatingSystem: 'Linux' }],
    ['Firefox/133.0 mac_arm64 firefox-wakatime/4.1.0', { editor: 'Firefox', operatingSystem: 'Mac' }],
    ['Edge/131.0 win_x86-64 edge-wakatime/4.1.0', { editor: 'Edge', operatingSystem: 'Windows' }],
    ['(Linux) vscode/1.95.0 vscode-wakatime/30.2.0', { editor: 'VS Code', operatingSystem: 'Linux' }],
    [`claude-code/2.1.45 ${CLI} vscode/1.95.0 vscode-wakatime/30.2.0`, { editor: 'VS Code', aiAgent: 'claude-code', aiModel: null }],
    [`claude-code/2.1.45 ${CLI} claude-code/2.1.45 claude-code-wakatime/1.0`, { editor: 'Claude Code', plugin: 'claude-code-wakatime', aiAgent: 'claude-code' }],
    [`${CLI} GLM/5.3 opencode/1.2 opencode-wakatime/1.0`, { editor: 'OpenCode', aiAgent: 'opencode', aiModel: 'GLM-5.3' }],
    [`goose/1.9 claude-opus/4.5 ${CLI} Unknown/0`, { editor: null, aiAgent: 'goose', aiModel: 'claude-opus-4.5' }],
    [`${CLI} opencode-cli/1.0.150 opencode-wakatime/unknown`, { editor: 'OpenCode', plugin: 'opencode-wakatime', pluginVersion: null, aiAgent: 'opencode-cli' }],
    ['wakatime/v1.90.0 (darwin-23.1.0-arm64) go1.22 PyCharm/2024.1 PyCharm-wakatime/14.2.0', { editor: 'PyCharm', operatingSystem: 'Mac' }],
    ['wakatime/v1.90.0 (windows-10.0.19045-x86_64) go1.22 idea/2024.1 jetbrains-wakatime/15', { editor: 'IntelliJ IDEA', operatingSystem: 'Windows' }],
    ['wakatime/v1.90.0 (linux-5.15.90.1-microsoft-standard-WSL2-x86_64) go1.22 neovim/0.9 vim-wakatime/11', { editor: 'Neovim', operatingSystem: 'WSL' }],
    ['wakatime/v1.90.0 (freebsd-14.0-amd64) go1.22 vim-wakatime/11', { editor: 'Vim', operatingSystem: 'FreeBSD' }],
    ['wakatime/v1.90.0 (plan9-4.0-amd64) go1.22 acme/4 acme-wakatime/0.1', { editor: 'acme', operatingSystem: 'plan9' }],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36', { editor: null, operatingSystem: 'Linux' }],
    ['wakatime/v1.90.0 (mingw64_nt-10.0-19045) go1.22 cursor/1.2 vscode-wakatime/25', { editor: 'Cursor', operatingSystem: 'Windows', aiAgent: null }],
    [`claude/2.0 ${CLI} Unknown/0`, { aiAgent: 'claude', aiModel: null }],
    ['axios/0.19.2', { editor: null }],
    ['node', { editor: null, operatingSystem: null }],
    ['', { editor: null, plugin: null, operatingSystem: null, aiAgent: null, aiModel: null }],
  ]
  for (const [text, expected] of READ) {
    it(`reads "${text}"`, () => { expect(readUserAgent(text)).to.include(expected) })
  }

  it('never fails, and never names anything by an empty text', () => {
    const word = fc.constantFrom('wakatime/', '(', ')', ' ', '/', 'Unknown/0', '-wakatime/', 'vim', '_', 'GLM/5', 'x')
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(word).map((words) => words.join(''))), (text) => {
      expect(Object.values(readUserAgent(text))).not.to.include('')
    }))
  })
})
