-- What the trader must look at in a position, as its trade manager says; null when all is well.

alter table position add column attention text;
