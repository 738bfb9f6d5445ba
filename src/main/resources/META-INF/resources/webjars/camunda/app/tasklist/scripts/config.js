/*
 * Settings of Camunda's Tasklist. This file takes the place of the one inside the web application's archive.
 *
 * Only Spanish is listed: the web application takes the browser's first language when it is in this list, so a
 * browser set to English would otherwise show the pages in English.
 */
export default {
  app: {
    vendor: 'Juntos por la Infancia ·',
    name: 'Tareas'
  },

  locales: {
    availableLocales: ['es'],
    fallbackLocale: 'es'
  },

  // Paths relative to the folder «tasklist»; each one is imported before the application starts.
  customScripts: ['scripts/fresh-words', 'scripts/login-redirect', 'scripts/fixed-words-es', 'scripts/form-words-es', 'scripts/list-rows'],

  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'tomar la tarea seleccionada'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'ir al primer filtro de la lista'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'ir a la primera tarea de la lista'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'ir al primer campo del formulario de la tarea'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'abrir el cuadro para iniciar un proceso'
    }
  }
};
