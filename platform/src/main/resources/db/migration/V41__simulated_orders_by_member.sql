-- A leg or an order that took another one's place is found by its own client order id, too.

alter table exchange_order add column members text[] not null default '{}';

update exchange_order
set members = array(
    select orders -> 'root' -> 'state' ->> 'client_id'
    union all
    select leg -> 'state' ->> 'client_id' from jsonb_array_elements(orders -> 'legs') as leg
);

create index exchange_order_members on exchange_order using gin (members);
