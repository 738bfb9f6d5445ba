/** The programme's figures over all alliances, on screen and as spreadsheets (rules 5, R1, R1b and R2). */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "spreadsheet",
            "registry",
            "catalogue",
            "access",
            "alliance",
            "workplan"
        })
@NullMarked
package cl.juntosporlainfancia.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
