/** Forms of human tasks: filled, checked again at the server, and handed to the features. */
@NullMarked
package cl.juntosporlainfancia.process.form;

import org.jspecify.annotations.NullMarked;
