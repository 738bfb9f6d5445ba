/*
 * Puts the present words of the page where the web application looks for them before it starts. Without this it shows the names
 * of its texts for a moment on a first visit, and yesterday's words after an update, because it starts from what it kept last time.
 */
const root = document.querySelector('base')?.getAttribute('app-root') ?? '';
const app = new URL('..', import.meta.url).pathname.split('/').filter(Boolean).pop();

try {
  const answer = await fetch(new URL('../locales/es.json', import.meta.url), { cache: 'no-cache' });
  if (answer.ok) {
    const kept = JSON.parse(window.localStorage.getItem('camunda-web') || '{}');
    kept[`${root}/app/${app}/locales/_locales_data_es_${window.bust}`] = await answer.text();
    window.localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
} catch (error) {
  // The application then loads its words by itself, a moment later.
  console.warn(error);
}
