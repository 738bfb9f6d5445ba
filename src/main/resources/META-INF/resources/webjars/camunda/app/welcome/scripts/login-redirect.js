/*
 * People sign in on the product's own page, never on the web application's. The web application changes to its route
 * «#/login» when the session has ended and after its own logout; this leaves the application at that moment.
 */
const appRoot = document.querySelector('base')?.getAttribute('app-root') ?? '/camunda';
// «/camunda» is the application path; whatever stands before it is the server's context path.
const loginPage = appRoot.replace(/\/camunda\/?$/, '') + '/login';

let leaving = false;

function leaveOnLoginRoute() {
  if (!leaving && /^#!?\/login(?:[/?]|$)/.test(window.location.hash)) {
    leaving = true;
    window.location.replace(loginPage);
  }
}

window.addEventListener('hashchange', leaveOnLoginRoute);
window.addEventListener('popstate', leaveOnLoginRoute);

// A page the browser kept and shows again does not run this script again.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    leaving = false;
    leaveOnLoginRoute();
  }
});

// AngularJS may change the address through the history API, which raises none of the events above.
for (const method of ['pushState', 'replaceState']) {
  const original = window.history[method];
  window.history[method] = function (...args) {
    const result = original.apply(this, args);
    leaveOnLoginRoute();
    return result;
  };
}

leaveOnLoginRoute();
