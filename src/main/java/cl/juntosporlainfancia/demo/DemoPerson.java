package cl.juntosporlainfancia.demo;

/**
 * Somebody to log in as.
 *
 * @param username the login; the password is the same for all
 * @param name invented
 * @param party the name of the residence, organisation, company or team acted for
 * @param kind ORGANIZATION, RESIDENCE, COMPANY or TEAM
 * @param openTasks how many tasks wait for this person or his or her group now
 */
public record DemoPerson(String username, String name, String party, String kind, int openTasks) {}
