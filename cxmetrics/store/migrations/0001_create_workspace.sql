CREATE TABLE workspace (revision BIGINT NOT NULL);
INSERT INTO workspace VALUES (0);

-- One row a dataset. `raw` holds its files' cells as text, `typed` the responses; typed is NULL
-- while its columns wait to be confirmed. Columns, files and findings are JSON texts.
CREATE TABLE dataset (
    id BIGINT PRIMARY KEY,
    name VARCHAR NOT NULL,
    added TIMESTAMP NOT NULL,
    raw VARCHAR NOT NULL,
    typed VARCHAR,
    responses BIGINT NOT NULL DEFAULT 0,
    first_day DATE,
    last_day DATE,
    sample BOOLEAN NOT NULL DEFAULT FALSE,
    removed BOOLEAN NOT NULL DEFAULT FALSE,
    files VARCHAR NOT NULL,
    columns VARCHAR NOT NULL,
    findings VARCHAR NOT NULL
);

CREATE TABLE number_given (last BIGINT NOT NULL);
INSERT INTO number_given VALUES (0);
