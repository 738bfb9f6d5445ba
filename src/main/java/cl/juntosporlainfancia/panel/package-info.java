/** The web pages for managers and counterparts, and the only package that knows MVC. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "spreadsheet",
            "registry",
            "access",
            "privacy",
            "notification",
            "catalogue",
            "work",
            "diagnosis",
            "incorporation",
            "linking",
            "alliance",
            "workplan",
            "planfile",
            "agreement",
            "followup",
            "evaluation",
            "intake",
            "report",
            "demo"
        })
@NullMarked
package cl.juntosporlainfancia.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
