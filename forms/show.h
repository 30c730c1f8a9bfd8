/*
 * show.h: a form, with answers and faults if there are, as a model.
 *
 * <form name action key method enctype>
 *   <field name type required="1" id max hint="1" ...>
 *     <label>own words</label>  <hint>own words</hint>
 *     <value>as typed</value>   <fault key="too_long" n="20000"/>
 *     <option value selected="1">own words</option>
 *   </field>
 * </form>
 */
#ifndef FORMS_SHOW_H
#define FORMS_SHOW_H

#include "forms/check.h"

/* Adds the fields to form.  in may be NULL (an empty form); preset gives
 * first values by field name (or NULL). */
void show(struct node *form, const struct form *declared,
	  const struct answers *in, const struct pairs *preset,
	  const struct choices *choices, size_t choice_count);

#endif
