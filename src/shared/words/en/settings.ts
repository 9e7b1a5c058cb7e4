export default {
  language: 'Language',
  systemLanguage: 'As the system'
} as const
