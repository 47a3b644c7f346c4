-- What a person noted about a day of a dataset (“new menu”), to be seen in its trends.
CREATE TABLE note (
    id BIGINT PRIMARY KEY,
    dataset BIGINT NOT NULL,
    day DATE NOT NULL,
    text VARCHAR NOT NULL
);

-- Numbers a person told about a dataset that no file of it holds, such as how many people were asked.
CREATE TABLE told_number (
    dataset BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (dataset, name)
);
