package cl.juntosporlainfancia.panel;

import org.springframework.stereotype.Component;

/** The page of a case, by its code: of an alliance, an incorporation, a diagnosis or a search for a company. */
@Component("caseLinks")
class CaseLinks {

    /** A path of this application; the code's first letter tells whose page it is. */
    public String of(String code) {
        String list =
                switch (code.charAt(0)) {
                    case 'I' -> "/incorporaciones/";
                    case 'D' -> "/diagnosticos/";
                    case 'V' -> "/vinculaciones/";
                    default -> "/alianzas/";
                };
        return list + code;
    }
}
