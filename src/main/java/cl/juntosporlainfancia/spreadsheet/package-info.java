/** Tables from and to files: CSV and XLSX. The only package that knows a spreadsheet library; it knows nothing of what tables mean. */
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package cl.juntosporlainfancia.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
