/** Where the facts are kept: embedded PostgreSQL unless a server is named. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cl.juntosporlainfancia.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
