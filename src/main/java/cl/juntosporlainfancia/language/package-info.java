/** Words for people: the messages of this application, its dates and amounts in es-CL, and refusals told in a sentence. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package cl.juntosporlainfancia.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
