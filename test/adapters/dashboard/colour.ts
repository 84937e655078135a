type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const IDENTITY: Matrix = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]

/** Full colour vision and the three dichromacies, on linear RGB: Machado, Oliveira and Fernandes (2009), severity 1. */
export const VISIONS = {
  full: IDENTITY,
  protanopic: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopic: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopic: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const satisfies Readonly<Record<string, Matrix>>

export type Vision = keyof typeof VISIONS

const apply = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple): number => x * a + y * b + z * c
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

const each = ([a, b, c]: Triple, change: (value: number) => number): Triple => [change(a), change(b), change(c)]

const linearOf = (colour: string): Triple => {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return each([channel(1), channel(3), channel(5)], (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
}

const luminance = (colour: string): number => {
  const [red, green, blue] = linearOf(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const CONES: Matrix = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
const OKLAB: Matrix = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]]

const seenBy = (colour: string, vision: Vision): Triple => {
  const seen = each(apply(VISIONS[vision], linearOf(colour)), (value) => Math.min(1, Math.max(0, value)))
  return apply(OKLAB, each(apply(CONES, seen), Math.cbrt))
}

/** How far apart two colours look, in Oklab: 0.02 is just noticeable, 1 is black from white. */
export const distance = (one: string, other: string, vision: Vision): number => {
  const [a, b] = [seenBy(one, vision), seenBy(other, vision)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
