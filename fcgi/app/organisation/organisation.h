/*
 * organisation.h: who files as more than a person: application, verification
 * by a public body, members with roles, invitations (product 6, practice 35).
 *
 * Roles are a set like rights at a desk: drafter, signatory, deputy signatory,
 * administrator; enum member_role, held in the organisation that the path names.
 */
#ifndef APP_ORGANISATION_H
#define APP_ORGANISATION_H

#include "fcgi/site/visit.h"

enum { MEMBER_INVITED_SECONDS = 14 * 86400, SIGNATORIES_MAX = 9 };

/* Applying, by whoever has an account, who becomes its administrator. */
enum err organisation_new_show(struct visit *v, struct node *page);
enum err organisation_options(struct visit *v);
enum err organisation_add(struct visit *v, struct answers *in);

/* The public page, of a verified one; of others to members alone. */
enum err organisation_show(struct visit *v, struct node *page);
/* Its own room: members, invitations, what was done. */
enum err organisation_room_show(struct visit *v, struct node *page);
enum err organisation_change(struct visit *v, struct answers *in);

enum err member_invite(struct visit *v, struct answers *in);
enum err member_invitation_end(struct visit *v, struct answers *in);
enum err membership_show(struct visit *v, struct node *page);
enum err membership_accept(struct visit *v, struct answers *in);
/* The last administrator neither leaves nor loses that role. */
enum err role_end(struct visit *v, struct answers *in);
enum err member_leave(struct visit *v, struct answers *in);

/* At the desk of the authority that was asked: right "administer", as it is
 * about who may act for whom and not about what anybody wrote (practice 8). */
enum err desk_organisations_show(struct visit *v, struct node *page);
enum err desk_organisation_show(struct visit *v, struct node *page);
enum err organisation_verify(struct visit *v, struct answers *in);
enum err organisation_refuse(struct visit *v, struct answers *in);

/* Notes what was done in the organisation of the path (table act). */
enum err organisation_note(struct visit *v, const char *what,
			   const char *detail);
/* <organisation slug state kind country register number href> name: what is
 * told of it anywhere.  r, i: a row with these columns. */
void organisation_facts(struct visit *v, struct node *to);
/* <organisations href> of the person, for the account's page. */
enum err organisations_mine(struct visit *v, struct node *to);

#endif
