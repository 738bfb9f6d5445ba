/** Import of organisations, residences and companies from spreadsheets: tried first, then taken, and nothing twice. */
@ApplicationModule(
        allowedDependencies = {"calendar", "language", "catalogue", "spreadsheet", "registry", "access", "privacy"})
@NullMarked
package cl.juntosporlainfancia.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
