/** Documents to print and to keep: PDF from a page of their own. The only package that knows a PDF library; it knows nothing of what they say. */
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package cl.juntosporlainfancia.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
