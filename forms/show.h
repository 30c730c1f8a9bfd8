/*
 * show.h: a form, with answers and faults if there are, as a model.
 *
 * <form name action key method enctype>
 *   <fault key="unknown"/>                of the form as a whole
 *   <field name type id required="1" hint="1" min max accept autocomplete
 *          section when is>
 *     <section>own words</section>
 *     <label>own words</label>  <hint>own words</hint>
 *     <now value>saved by somebody else, of answers that say meanwhile</now>
 *     <value>as typed</value>   <fault key="too_long" n="20000" have="20001"/>
 *     <option value id key="stance.support" selected="1">own words</option>
 *     <row value name="FIELD.ROW" id key chosen="OPTION">own words</row>
 *   </field>
 * </form>
 *
 * Own words stand only in questionnaires ; else the label is form.NAME.FIELD of the dictionary, the hint, if hint="1", with
 * ".hint", the section form.NAME.section.SECTION, the button form.NAME.button;
 * options and rows have their key.  A fault's words are fault.KEY with n and
 * have as {1} and {2}.  Passwords, codes and files are never given back.
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
