import { createRoot } from 'react-dom/client'
import { App } from './app'
import './app.css'
import { startI18n } from './lib/i18n'

startI18n()
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
