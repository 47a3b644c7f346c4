-- Until now a dataset's cells stood in one table of text. Those tables are taken over, once, into sources.
CREATE TABLE text_table AS SELECT id AS dataset, raw AS name FROM dataset;

-- One row a dataset. `typed` names its responses, NULL while its columns wait to be confirmed. `noticed`
-- is what was found when they were built, `findings` what was found when its first files were read;
-- `once` says whether rows that two files share in every cell are counted once. Columns, files and
-- findings are JSON texts.
CREATE TABLE dataset_with_sources (
    id BIGINT PRIMARY KEY,
    name VARCHAR NOT NULL,
    added TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    typed VARCHAR,
    responses BIGINT NOT NULL DEFAULT 0,
    first_day DATE,
    last_day DATE,
    sample BOOLEAN NOT NULL DEFAULT FALSE,
    removed BOOLEAN NOT NULL DEFAULT FALSE,
    once BOOLEAN NOT NULL DEFAULT TRUE,
    files VARCHAR NOT NULL,
    columns VARCHAR NOT NULL,
    findings VARCHAR NOT NULL,
    noticed VARCHAR NOT NULL DEFAULT '[]'
);
INSERT INTO dataset_with_sources
    SELECT id, name, added, 'responses', typed, responses, first_day, last_day, sample, removed, TRUE,
           files, columns, findings, '[]'
    FROM dataset;
DROP TABLE dataset;
ALTER TABLE dataset_with_sources RENAME TO dataset;

-- One row a file of a dataset, the oldest with the lowest number; its cells stand in table source_<id>,
-- a compressed part of each column beside the others. `names` gives the label of each column in this
-- file; `own` and `other` are the columns of the dataset and of this file by which it joins the rest.
CREATE TABLE source (
    id BIGINT PRIMARY KEY,
    dataset BIGINT NOT NULL,
    file VARCHAR NOT NULL,
    names VARCHAR NOT NULL,
    own VARCHAR,
    other VARCHAR,
    taken_out BOOLEAN NOT NULL DEFAULT FALSE,
    findings VARCHAR NOT NULL DEFAULT '[]'
);

-- What was decided about the columns of a header, for the next file that has the same one.
CREATE TABLE mapping (
    fingerprint VARCHAR PRIMARY KEY,
    columns VARCHAR NOT NULL
);
