package cl.juntosporlainfancia.registry;

/**
 * A comuna of Chile.
 *
 * @param code its code (CUT), five digits with the leading zero
 * @param name its official name
 * @param region the short name of its region, such as «Biobío»
 * @param latitude of its seat, in decimal degrees
 * @param longitude of its seat, in decimal degrees
 */
public record Comuna(String code, String name, String region, double latitude, double longitude) {

    private static final double EARTH_RADIUS = 6371.0088;

    /** How far the seat of the other comuna is, along a great circle. */
    public double kilometresTo(Comuna other) {
        double phi = Math.toRadians(latitude);
        double otherPhi = Math.toRadians(other.latitude);
        double northward = Math.sin((otherPhi - phi) / 2);
        double eastward = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double haversine = northward * northward + Math.cos(phi) * Math.cos(otherPhi) * eastward * eastward;
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
