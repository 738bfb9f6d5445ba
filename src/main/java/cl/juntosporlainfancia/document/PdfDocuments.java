package cl.juntosporlainfancia.document;

import cl.juntosporlainfancia.language.Texts;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Sets a template of the folder {@code templates/document} as a PDF: A4, tagged for those who have it read to them (PDF/UA), in
 * Spanish, with its fonts inside. The page is well-formed XML that carries its styles; nothing it names is fetched from anywhere.
 */
@Component
public class PdfDocuments {

    /** The fonts of the artifact {@code openpdf-fonts-extra}, under the SIL Open Font License. */
    private static final String FONTS = "liberation/Liberation";

    // An engine of its own, and no bean, which would take the place of the engine of the pages.
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    PdfDocuments(MessageSource messages) {
        // It tells of every font it loads; what it warns of is worth a line.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfDocuments.class.getClassLoader());
        resolver.setPrefix("templates/document/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateEngineMessageSource(messages);
        templates.addTemplateResolver(resolver);
    }

    /**
     * @param template name of a file in {@code templates/document}, without ending
     * @param values what it shows
     * @throws org.thymeleaf.exceptions.TemplateProcessingException if it shows something that is not there: a mistake of ours
     */
    public Pdf render(String template, Map<String, Object> values) {
        String page = templates.process(template, new Context(Texts.LOCALE, values));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        fonts(builder, "Serif", "Liberation Serif");
        fonts(builder, "Sans", "Liberation Sans");
        builder.usePdfUaAccessibility(true);
        builder.useDefaultPageSize(210, 297, PdfRendererBuilder.PageSizeUnits.MM);
        builder.useUriResolver((base, uri) -> null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(page, null);
        builder.withProducer(null);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            document.save(out);
            return new Pdf(out.toByteArray(), document.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fonts(PdfRendererBuilder builder, String file, String family) {
        font(builder, file + "-Regular", family, 400, FontStyle.NORMAL);
        font(builder, file + "-Bold", family, 700, FontStyle.NORMAL);
        font(builder, file + "-Italic", family, 400, FontStyle.ITALIC);
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        FSSupplier<InputStream> bytes = () -> {
            try {
                return new ClassPathResource(FONTS + file + ".ttf").getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        builder.useFont(bytes, family, weight, style, true);
    }
}
