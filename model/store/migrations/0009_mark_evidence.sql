-- What a mark rests on (佐证材料), as the one who gave it wrote down.
ALTER TABLE mark ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
