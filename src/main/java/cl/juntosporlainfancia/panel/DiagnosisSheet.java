package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.catalogue.AgeBand;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Entry;
import cl.juntosporlainfancia.diagnosis.HelpRequest;
import cl.juntosporlainfancia.diagnosis.Profile;
import cl.juntosporlainfancia.diagnosis.Remark;
import cl.juntosporlainfancia.diagnosis.Visit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the pages of one diagnosis show.
 *
 * @param before the residence's last accepted one, to look back at; null if there is none
 * @param names of everybody who is mentioned, by login
 */
record DiagnosisSheet(
        DiagnosisView diagnosis,
        List<Step> steps,
        List<Section> sections,
        Section extra,
        ResidenceCard residence,
        @Nullable DiagnosisView before,
        List<Remark> remarks,
        List<HelpRequest> help,
        @Nullable Visit visit,
        List<Gap> gaps,
        Map<String, String> names) {

    /**
     * A page of the form: a dimension, or the residence at the end.
     *
     * @param total what there is to answer in it
     */
    record Step(int number, String name, int answered, int total) {

        public boolean isDone() {
            return answered == total;
        }
    }

    /**
     * A dimension with its standards.
     *
     * @param number of its page
     */
    record Section(int number, String name, List<Card> cards) {}

    /**
     * One standard.
     *
     * @param entry what is kept of it
     * @param before what was said of it in the last accepted diagnosis; null if nothing was
     * @param typed what stands in the fields: what is kept, or what somebody has just sent and could not be kept
     * @param problem why it could not
     * @param overtaken whether that is because somebody else has changed the entry meanwhile
     * @param remarks about this standard
     */
    record Card(
            Standard standard,
            Entry entry,
            @Nullable Entry before,
            Draft typed,
            @Nullable String problem,
            boolean overtaken,
            List<Remark> remarks) {

        /** Its id in the page. */
        public String id() {
            return "s-" + standard.code().replace('.', '-');
        }

        /** DONE, BEGUN or EMPTY. */
        public String progress() {
            return entry.isAnswered() ? "DONE" : entry.isBegun() ? "BEGUN" : "EMPTY";
        }
    }

    /**
     * What the residence says of itself.
     *
     * @param version of what stands in the fields
     * @param proposal for a company, as it stands in its field
     * @param problem why what was sent could not be kept
     * @param overtaken whether that is because somebody else has changed it meanwhile
     */
    record ResidenceCard(
            Profile kept,
            @Nullable Profile before,
            int version,
            List<Band> bands,
            String proposal,
            @Nullable String problem,
            boolean overtaken) {}

    /**
     * The children of an age band.
     *
     * @param number as it stands in its field; empty if it was left open
     * @param kept as it is kept
     * @param before in the last accepted diagnosis
     */
    record Band(AgeBand band, String number, String kept, String before) {

        public String id() {
            return "ages-" + band.code().replace("+", "");
        }
    }

    /**
     * Something that is missing.
     *
     * @param step the page where it is
     * @param what of it: the words are the messages {@code diagnosis.review.gap.<WHAT>}
     * @param anchor where it is in that page
     */
    record Gap(
            int step,
            String what,
            @Nullable String code,
            @Nullable String name,
            String anchor) {}

    /** The name of a login. */
    public String name(String username) {
        return names.getOrDefault(username, username);
    }

    /** What was said of the whole. */
    public List<Remark> generalRemarks() {
        return remarks.stream().filter(remark -> remark.standardCode() == null).toList();
    }

    /** Why it was returned, if it was and is being filled in again. */
    public List<Remark> returnedWith() {
        return diagnosis.state().isWritable()
                ? remarks.stream()
                        .filter(remark -> remark.round() == diagnosis.round() - 1 && !remark.internal())
                        .toList()
                : List.of();
    }
}
