/*
 * Settings of Camunda's Admin. This file takes the place of the one inside the web application's archive.
 *
 * Only Spanish is listed: the web application takes the browser's first language when it is in this list, so a
 * browser set to English would otherwise show the pages in English.
 */
export default {
  app: {
    vendor: 'Juntos por la Infancia ·',
    name: 'Administración'
  },

  locales: {
    availableLocales: ['es'],
    fallbackLocale: 'es'
  },

  // Paths relative to the folder «admin»; each one is imported before the application starts.
  customScripts: ['scripts/fresh-words', 'scripts/login-redirect', 'scripts/fixed-words-es'],

  disableWelcomeMessage: true
};
