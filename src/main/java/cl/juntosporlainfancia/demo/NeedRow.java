package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.diagnosis.Need;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A need of a residence of the demonstration. */
record NeedRow(
        @JsonProperty("residence_code") String residenceCode, String standard, String text, Need.Priority priority) {}
