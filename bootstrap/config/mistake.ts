import type * as t from 'io-ts'
import { nearest } from './did-you-mean.js'
import { descriptions, expectedOf, isSettingName, settingNames } from './settings.js'

/** Something that is wrong with the configuration, by the name that has to be changed. Never holds a secret. */
export interface Mistake { readonly name: string; readonly why: string }

const shown = (name: string, value: unknown): string =>
  isSettingName(name) && descriptions[name].secret !== true ? `, not ${JSON.stringify(value)}` : ''

export const mistakeOf = ({ context, value }: t.ValidationError): Mistake => {
  const name = context.find(({ key }) => key !== '')?.key ?? ''
  const expected = isSettingName(name) ? expectedOf(name) : 'something else'
  return { name, why: `expected ${expected}${shown(name, value)}` }
}

export const unknownSetting = (name: string): Mistake => {
  const meant = nearest(name, settingNames)
  return { name, why: `there is no such setting${meant === undefined ? '' : `; did you mean ${meant}?`}` }
}

export const textOf = (mistakes: ReadonlyArray<Mistake>): string =>
  ['The configuration cannot be used:', ...mistakes.map(({ name, why }) => `  ${name}: ${why}`)].join('\n')
