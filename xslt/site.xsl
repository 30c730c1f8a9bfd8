<?xml version="1.0" encoding="UTF-8"?>
<!-- site.xsl: the root of everything in HTML, compiled once a worker.  A page
     is chosen by the model's own element; pages are included here, never
     imported. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:include href="base/layout.xsl"/>
  <xsl:include href="base/format.xsl"/>

  <xsl:include href="components/alike.xsl"/>
  <xsl:include href="components/comment.xsl"/>
  <xsl:include href="components/consultation.xsl"/>
  <xsl:include href="components/draft.xsl"/>
  <xsl:include href="components/form.xsl"/>
  <xsl:include href="components/organisation.xsl"/>
  <xsl:include href="components/themes.xsl"/>
  <xsl:include href="components/translation.xsl"/>

  <xsl:include href="pages/account-ways.xsl"/>
  <xsl:include href="pages/account.xsl"/>
  <xsl:include href="pages/answers.xsl"/>
  <xsl:include href="pages/attach.xsl"/>
  <xsl:include href="components/indicator.xsl"/>
  <xsl:include href="components/monitoring.xsl"/>
  <xsl:include href="pages/authorities.xsl"/>
  <xsl:include href="pages/authority.xsl"/>
  <xsl:include href="pages/authority-list.xsl"/>
  <xsl:include href="pages/comment-form.xsl"/>
  <xsl:include href="pages/comment-report.xsl"/>
  <xsl:include href="pages/comment-support.xsl"/>
  <xsl:include href="pages/comment.xsl"/>
  <xsl:include href="pages/comments.xsl"/>
  <xsl:include href="pages/beside.xsl"/>
  <xsl:include href="pages/compare.xsl"/>
  <xsl:include href="pages/confirm.xsl"/>
  <xsl:include href="pages/consultations.xsl"/>
  <xsl:include href="pages/document.xsl"/>
  <xsl:include href="pages/evaluate.xsl"/>
  <xsl:include href="pages/evaluation.xsl"/>
  <xsl:include href="pages/fault.xsl"/>
  <xsl:include href="pages/filing.xsl"/>
  <xsl:include href="pages/event.xsl"/>
  <xsl:include href="pages/front.xsl"/>
  <xsl:include href="pages/indicator.xsl"/>
  <xsl:include href="pages/indicator-table.xsl"/>
  <xsl:include href="pages/indicators.xsl"/>
  <xsl:include href="pages/invitation.xsl"/>
  <xsl:include href="pages/later.xsl"/>
  <xsl:include href="pages/moderation.xsl"/>
  <xsl:include href="pages/notice.xsl"/>
  <xsl:include href="pages/monitoring.xsl"/>
  <xsl:include href="pages/opinion-row.xsl"/>
  <xsl:include href="pages/opinion-table.xsl"/>
  <xsl:include href="pages/opinion.xsl"/>
  <xsl:include href="pages/organisation-new.xsl"/>
  <xsl:include href="pages/organisation-room.xsl"/>
  <xsl:include href="pages/organisation.xsl"/>
  <xsl:include href="pages/outcome.xsl"/>
  <xsl:include href="pages/overview.xsl"/>
  <xsl:include href="pages/plain.xsl"/>
  <xsl:include href="pages/receipt-public.xsl"/>
  <xsl:include href="pages/questionnaire.xsl"/>
  <xsl:include href="pages/receipt.xsl"/>
  <xsl:include href="pages/remarks.xsl"/>
  <xsl:include href="pages/report.xsl"/>
  <xsl:include href="pages/sign-in-ask.xsl"/>
  <xsl:include href="pages/sign-in-link.xsl"/>
  <xsl:include href="pages/sign-in-sent.xsl"/>
  <xsl:include href="pages/sign-in.xsl"/>
  <xsl:include href="pages/extract.xsl"/>
  <xsl:include href="pages/status.xsl"/>
  <xsl:include href="pages/take-part.xsl"/>
  <xsl:include href="pages/totp.xsl"/>
  <xsl:include href="pages/unit.xsl"/>

  <xsl:include href="pages/own-data.xsl"/>
  <xsl:include href="pages/privacy-of.xsl"/>

  <!-- The desk -->
  <xsl:include href="components/desk.xsl"/>
  <xsl:include href="pages/desk-batch.xsl"/>
  <xsl:include href="pages/desk-cancel.xsl"/>
  <xsl:include href="pages/desk-place.xsl"/>
  <xsl:include href="pages/desk-comment.xsl"/>
  <xsl:include href="pages/desk-comments.xsl"/>
  <xsl:include href="pages/desk-consultation.xsl"/>
  <xsl:include href="pages/desk-course.xsl"/>
  <xsl:include href="pages/desk-data.xsl"/>
  <xsl:include href="pages/desk-decision.xsl"/>
  <xsl:include href="pages/desk-document.xsl"/>
  <xsl:include href="pages/desk-draft-change.xsl"/>
  <xsl:include href="pages/desk-outline.xsl"/>
  <xsl:include href="pages/desk-version.xsl"/>
  <xsl:include href="pages/desk-withhold.xsl"/>
  <xsl:include href="pages/desk-draw-up.xsl"/>
  <xsl:include href="pages/desk-erasure.xsl"/>
  <xsl:include href="pages/desk-export-wait.xsl"/>
  <xsl:include href="pages/desk-export.xsl"/>
  <xsl:include href="pages/desk-figure.xsl"/>
  <xsl:include href="pages/desk-group.xsl"/>
  <xsl:include href="pages/desk-groups.xsl"/>
  <xsl:include href="pages/desk-letter.xsl"/>
  <xsl:include href="pages/desk-moderate.xsl"/>
  <xsl:include href="pages/desk-monitoring.xsl"/>
  <xsl:include href="pages/desk-organisation.xsl"/>
  <xsl:include href="pages/desk-organisations.xsl"/>
  <xsl:include href="pages/desk-outcome.xsl"/>
  <xsl:include href="pages/desk-people.xsl"/>
  <xsl:include href="pages/desk-publish.xsl"/>
  <xsl:include href="pages/desk-queue.xsl"/>
  <xsl:include href="pages/desk-register.xsl"/>
  <xsl:include href="pages/desk-report.xsl"/>
  <xsl:include href="pages/desk-answers.xsl"/>
  <xsl:include href="pages/desk-apart.xsl"/>
  <xsl:include href="pages/desk-archive.xsl"/>
  <xsl:include href="pages/desk-many.xsl"/>
  <xsl:include href="pages/desk-question.xsl"/>
  <xsl:include href="pages/desk-questions.xsl"/>
  <xsl:include href="pages/desk-questions-preview.xsl"/>
  <xsl:include href="pages/desk-scan.xsl"/>
  <xsl:include href="pages/desk-templates.xsl"/>
  <xsl:include href="pages/desk-term.xsl"/>
  <xsl:include href="pages/desk-text.xsl"/>
  <xsl:include href="pages/desk-put-in.xsl"/>
  <xsl:include href="pages/desk-themes.xsl"/>
  <xsl:include href="pages/desk-words.xsl"/>
  <xsl:include href="pages/desk.xsl"/>

</xsl:stylesheet>
