import { createPinia } from 'pinia'
import { createApp } from 'vue'
// First: it takes the token out of the address before the router reads it.
import './api.ts'
import App from './App.vue'
import { warmFonts } from './lib/warm-fonts.ts'
import { isPane } from './lib/sides.ts'
import PaneApp from './PaneApp.vue'
import { speakFirst, wordsPlugin } from './lib/words.ts'
import { createPageRouter } from './router.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/themes.css'
import './styles/base.css'

speakFirst(() => {
  createApp(isPane() ? PaneApp : App).use(createPinia()).use(wordsPlugin).use(createPageRouter()).mount('#app')
  warmFonts()
})
