export { makeLinguistLanguages } from './languages.js'
