/** The published alliances as a demonstration, and its clock; exists in the profile «demonstration» only. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
            "registry",
            "access",
            "notification",
            "catalogue",
            "work",
            "diagnosis",
            "incorporation",
            "linking",
            "alliance",
            "agreement",
            "workplan",
            "followup",
            "intake"
        })
@NullMarked
package cl.juntosporlainfancia.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
