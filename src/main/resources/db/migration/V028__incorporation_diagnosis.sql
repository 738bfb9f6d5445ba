-- Which diagnoses an incorporation began: those and no others are its process's.
create table incorporation_diagnosis (
    incorporation_code varchar(30) not null references incorporation,
    diagnosis_code     varchar(30) not null references diagnosis_case,
    primary key (incorporation_code, diagnosis_code)
);
