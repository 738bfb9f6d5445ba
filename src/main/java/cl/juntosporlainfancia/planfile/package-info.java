/** The work plan as a spreadsheet: the manual's template (annex 7.2), filled or empty, and its import into a plan that is being built. */
@ApplicationModule(allowedDependencies = {"language", "catalogue", "spreadsheet", "alliance", "workplan", "privacy"})
@NullMarked
package cl.juntosporlainfancia.planfile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
