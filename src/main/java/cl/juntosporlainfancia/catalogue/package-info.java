/** The dimensions and standards by which a residence is assessed, as a data file that another programme may replace. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package cl.juntosporlainfancia.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
