package cl.juntosporlainfancia.registry;

import org.springframework.data.jpa.repository.JpaRepository;

interface Organizations extends JpaRepository<Organization, String> {}
