-- Which process listens to the prices of a venue that streams them to one program only.

create table venue_lease (
    venue text primary key,
    process uuid not null,
    until timestamptz not null
);
