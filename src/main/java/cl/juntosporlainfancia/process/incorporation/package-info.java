/** The incorporation of organisations: {@code organization-incorporation}. */
@NullMarked
package cl.juntosporlainfancia.process.incorporation;

import org.jspecify.annotations.NullMarked;
