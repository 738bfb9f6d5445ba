package cl.juntosporlainfancia.notification;

/** A letter in the words of one recipient's mail. */
record RenderedLetter(String subject, String text, String html) {}
