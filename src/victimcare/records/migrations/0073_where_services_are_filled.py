"""From the entries that are here: what is loaded again unchanged is not looked at again."""

from django.db import migrations

# As `rules.referrals.reading` reads them.
_FILL = """
UPDATE records_supportservice AS service
   SET stands_at = COALESCE(
           (SELECT jsonb_agg(jsonb_build_array(place -> 'location' -> 'latitude', place -> 'location' -> 'longitude'))
              FROM jsonb_array_elements(service.entry -> 'service_at_locations') AS place
             WHERE jsonb_typeof(place -> 'location' -> 'latitude') = 'number'
               AND jsonb_typeof(place -> 'location' -> 'longitude') = 'number'), '[]'::jsonb),
       terms = COALESCE(
           (SELECT left(string_agg(DISTINCT lower(COALESCE(NULLIF(one -> 'taxonomy_term' ->> 'term', ''),
                                                          one -> 'taxonomy_term' ->> 'name')), ' · '), 600)
              FROM jsonb_array_elements(service.entry -> 'attributes') AS one), '')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0072_where_services_are"),
    ]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
