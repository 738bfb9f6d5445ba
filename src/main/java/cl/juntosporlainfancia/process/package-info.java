/** The only package that knows the engine: it runs the models of {@code bpmn/} and hands every decision to the features. */
@ApplicationModule(
        allowedDependencies = {
            "calendar",
            "language",
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
            "agreement",
            "followup",
            "evaluation",
            "linking"
        })
@NullMarked
package cl.juntosporlainfancia.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
