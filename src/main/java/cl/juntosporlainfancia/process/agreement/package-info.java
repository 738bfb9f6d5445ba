/** The agreement and its signatures: {@code agreement}. */
@NullMarked
package cl.juntosporlainfancia.process.agreement;

import org.jspecify.annotations.NullMarked;
