export { makeDashboard } from './dashboard.js'
