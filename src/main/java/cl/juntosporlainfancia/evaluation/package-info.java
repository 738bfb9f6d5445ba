/** What a stage achieved: its evaluation, with the plan's figures as they were then. */
@ApplicationModule(allowedDependencies = {"calendar", "language", "access", "catalogue", "alliance", "workplan"})
@NullMarked
package cl.juntosporlainfancia.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
