/** Personal data (Law 21.719): what texts may not say, what is kept of whom and how long, and what becomes of it on request. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "registry", "access", "notification", "spreadsheet"})
@NullMarked
package cl.juntosporlainfancia.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
