package cl.juntosporlainfancia.workplan;

/** Somebody else has changed a plan's objective, texts or months since they were read; carries what stands now. */
public final class FrameOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PlanSheet sheet;

    FrameOvertaken(PlanSheet sheet) {
        super("frame of work plan %s is at version %d".formatted(sheet.id(), sheet.frameVersion()));
        this.sheet = sheet;
    }

    public PlanSheet sheet() {
        return sheet;
    }
}
