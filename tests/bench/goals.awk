# goals.awk FIGURES GOALS: what was aimed at beside what was reached: a line a
# goal.  A figure that this run has not is said so, with where it is to be had.
NR == FNR { figure[$1] = $2; next }
/^#/ || !NF { next }
{
	split($2, part, "/")
	words = ""
	for (i = 5; i <= NF; i++)
		words = words " " $i
	if (!(part[1] in figure) || part[2] != "" && !(part[2] in figure)) {
		printf "goal_%s -    not measured:%s\n", $1, words
		next
	}
	is = figure[part[1]]
	if (part[2] != "")
		is = figure[part[2]] > 0 ? is / figure[part[2]] : 0
	if (part[3] != "")
		is = is / part[3]
	printf "goal_%s %.2f ratio   %s %s: %s,%s\n", $1, is, $3, $4,
		($3 == "least" ? is >= $4 : is <= $4) ? "reached" : "NOT REACHED", words
}
