package cl.juntosporlainfancia.registry;

import org.springframework.data.jpa.repository.JpaRepository;

interface People extends JpaRepository<Person, String> {}
